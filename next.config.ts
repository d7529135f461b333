import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin({
  requestConfig: './messages/request.ts',
  experimental: {
    // Texts are compiled when building: the phone gets a formatter of one kilobyte instead of a parser.
    messages: { path: './messages', format: 'json', locales: ['it', 'en'], precompile: true },
  },
});

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  // In development pages would wait for React's debug data on a socket that a custom server does not feed.
  experimental: { reactDebugChannel: false },
  // Native or shared with the process around Next: loaded by Node, not bundled.
  serverExternalPackages: ['@node-rs/argon2', 'livekit-server-sdk', 'pino', 'postgres', 'prom-client'],
};

export default withNextIntl(config);
