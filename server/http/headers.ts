export interface PageSecurity {
  /** Random for each request: only scripts that carry it run. */
  nonce: string;
  /** `Host` that was asked: browsers differ in whether 'self' covers its sockets. */
  host: string;
  isDevelopment: boolean;
  /** Whether people reach the product by HTTPS. */
  isSecure: boolean;
  /** Origins of an outside LiveKit, where there is one. */
  videoOrigins: readonly string[];
}

/** The policy of what a page may load: our own origin only, and scripts only by nonce. */
export function contentSecurityPolicy({ nonce, host, isDevelopment, videoOrigins }: PageSecurity): string {
  const sockets = /^[\w.:[\]-]+$/.test(host) ? [`ws://${host}`, `wss://${host}`] : [];
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    // React's development build evaluates text to rebuild server stacks; production never does.
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
    ],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...sockets, ...videoOrigins],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

/** Headers of every answer. */
export function securityHeaders(security: PageSecurity): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(security),
    // Not `no-referrer`: with it browsers send `Origin: null` with our own forms.
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(self), display-capture=(self), geolocation=()',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    ...(security.isSecure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
