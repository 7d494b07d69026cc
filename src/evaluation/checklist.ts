/**
 * The order of the articles that the project began with (docs/seed-coverage.md): the checklist, then their other fixes
 * as they appear. Forwarding port 3389 on the router, which they advise too, is left out: no conversation offers it.
 */
export const CHECKLIST: readonly string[] = [
  "restart-router",
  "turn-on-remote-desktop",
  "allow-rdp-in-host-firewall",
  "flush-or-register-dns",
  "disable-nla-temporarily",
  "force-rdp-security-layer",
  "repair-rdp-key-permissions",
  "recreate-rdp-certificate",
  "restart-rdp-service",
  "exclude-rdp-in-client-security-software",
  "force-tcp-only",
  "connect-by-ip",
  "try-other-client",
  "restart-host",
  "reset-network-stack",
];
