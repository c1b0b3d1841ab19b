/** Which addresses belong to the public internet (IANA special-purpose registries, RFC 6890). */
import { BlockList, isIP } from 'node:net';

const notPublic4 = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT; some clouds keep their metadata here
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // what a machine in Azure asks about itself
  ['169.254.0.0', 16], // link-local; metadata of most clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // IETF protocols
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays, given up
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // measurements
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
] as const;

/** Within 2000::/3, outside of which nothing is public: ::1, fc00::/7, fe80::/10, ff00::/8, mapped IPv4, NAT64. */
const notPublic6 = [
  ['2001::', 23], // IETF protocols, Teredo among them, which carries an IPv4 address
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4 carries an IPv4 address
  ['3fff::', 20], // documentation
] as const;

const public6 = new BlockList();
public6.addSubnet('2000::', 3, 'ipv6');
const refused = new BlockList();
for (const [net, prefix] of notPublic4) refused.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of notPublic6) refused.addSubnet(net, prefix, 'ipv6');

/** False too for what is no address, or one with a zone (`fe80::1%eth0`). */
export function isPublicAddress(address: string): boolean {
  const family = address.includes('%') ? 0 : isIP(address);
  if (family === 4) return !refused.check(address, 'ipv4');
  return family === 6 && public6.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}
