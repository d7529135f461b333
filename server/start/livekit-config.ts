interface LiveKitConfig {
  /** Signalling, on this machine only: browsers come through the product's own origin. */
  port: number;
  /** Media where UDP cannot pass. */
  tcpPort: number;
  apiKey: string;
  apiSecret: string;
  webhookUrl: string;
}

/**
 * The configuration of a LiveKit for one machine. JSON is YAML, so nothing has to be escaped; the
 * server reads it strictly and stops at a key it does not know.
 */
export function livekitConfig({ port, tcpPort, apiKey, apiSecret, webhookUrl }: LiveKitConfig): string {
  const config = {
    port,
    bind_addresses: ['127.0.0.1'],
    rtc: {
      tcp_port: tcpPort,
      port_range_start: 50_000,
      port_range_end: 50_999,
      node_ip: '127.0.0.1',
      use_external_ip: false,
      enable_loopback_candidate: true,
      // Left empty, LiveKit would send every browser to third parties. Nobody listens here, and
      // nobody needs to: on one machine there is no address to be found out.
      stun_servers: ['127.0.0.1:3478'],
    },
    room: { empty_timeout: 300, departure_timeout: 20 },
    keys: { [apiKey]: apiSecret },
    webhook: { api_key: apiKey, urls: [webhookUrl] },
    logging: { level: 'warn', json: true },
  };
  return JSON.stringify(config, null, 2);
}
