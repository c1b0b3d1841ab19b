/** What every TLS connection of the desk keeps to, whatever the environment of the process says. */

/**
 * TLS 1.2 at least (RFC 8996), and a certificate that is valid, made out to the server, and of a CA that we trust:
 * Node's, and those of `NODE_EXTRA_CA_CERTS`. The ciphers are OpenSSL's default, which distributions keep up
 * with what is broken; a list here would only grow old.
 */
export const verified = { minVersion: 'TLSv1.2', rejectUnauthorized: true } as const;

const loopbackHosts = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Nothing listens in on what goes to this machine itself. */
export const isLoopback = (host: string): boolean => loopbackHosts.test(host);
