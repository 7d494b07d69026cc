import type { Role } from "./knowledge";

/**
 * The surroundings of a connection: a hidden variable next to the cause. A setting makes some causes likelier, is seen
 * in the answers about the environment, and tells what people can do there. Judgements, like all numbers.
 */
export interface Setting {
  readonly id: string;
  /** Weight against the other settings, before any evidence. */
  readonly share: number;
  /** Observation id → value id → chance of the answer in this setting. Values that are absent share the rest. */
  readonly shows: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Chance that a person in this setting has the role. */
  readonly roles: Readonly<Record<Role, number>>;
}

const SURELY = 0.97;
const SELDOM = 0.03;

function shows(azure: number, vpn: number, pam: number, gateway: number): Setting["shows"] {
  return {
    "target-azure-vm": { yes: azure, no: 1 - azure },
    "via-vpn-or-ztna": { yes: vpn, no: 1 - vpn },
    "via-pam": { yes: pam, no: 1 - pam },
    "via-rd-gateway": { yes: gateway },
  };
}

export const SETTINGS: readonly Setting[] = [
  {
    id: "azure",
    share: 20,
    shows: shows(SURELY, 0.15, SELDOM, SELDOM),
    roles: roles({ local: 0.85, host: 0.65, network: 0.45, azure: 0.7, domain: 0.4 }),
  },
  {
    id: "azure-over-vpn",
    share: 8,
    shows: shows(SURELY, SURELY, SELDOM, SELDOM),
    roles: roles({ local: 0.8, host: 0.6, network: 0.45, azure: 0.65, domain: 0.45 }),
  },
  {
    id: "company-over-vpn",
    share: 26,
    shows: shows(SELDOM, SURELY, SELDOM, SELDOM),
    roles: roles({ local: 0.75, host: 0.5, network: 0.4, azure: 0.1, domain: 0.45 }),
  },
  {
    id: "company-network",
    share: 26,
    shows: shows(SELDOM, SELDOM, SELDOM, SELDOM),
    roles: roles({ local: 0.75, host: 0.55, network: 0.45, azure: 0.1, domain: 0.45 }),
  },
  {
    id: "home",
    share: 8,
    shows: shows(0.01, SELDOM, 0.01, 0.01),
    roles: roles({ local: 0.95, host: 0.9, network: 0.8, azure: SELDOM, domain: SELDOM }),
  },
  {
    id: "gateway",
    share: 8,
    shows: shows(0.15, 0.1, SELDOM, SURELY),
    roles: roles({ local: 0.75, host: 0.45, network: 0.4, azure: 0.25, domain: 0.4 }),
  },
  {
    id: "privileged-access",
    share: 4,
    shows: shows(0.2, 0.3, SURELY, SELDOM),
    roles: { ...roles({ local: 0.75, host: 0.55, network: 0.35, azure: 0.3, domain: 0.45 }), "pam-admin": 0.5 },
  },
];

interface Rights {
  readonly local: number;
  readonly host: number;
  readonly network: number;
  readonly azure: number;
  readonly domain: number;
}

function roles({ local, host, network, azure, domain }: Rights): Setting["roles"] {
  return {
    "end-user": 1,
    "local-admin": local,
    "host-admin": host,
    "network-admin": network,
    "azure-contributor": azure,
    "pam-admin": 0.1,
    "domain-admin": domain,
  };
}
