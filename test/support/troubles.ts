import type { Trouble } from "./trouble";

/** The journeys of the main job, as one person each would live them; played as tests and in the browser. */
export const AZURE_KEY: Trouble = {
  opening: "Our Azure VM says 0x904, extended 0x7, right after I type my password",
  answers: {
    "error-code": "0x904",
    "extended-code": "0x7",
    "target-azure-vm": "yes",
    "failing-moment": "after-credentials",
    "can-administer-host": "yes",
    "can-use-azure-portal": "yes",
    "what-changed": "nothing-known",
    "port-test": "open",
    "others-affected": "everyone",
    "other-client-works": "no",
    "host-crypto-event": "1057-1058",
    "rdp-certificate": "not-recreated",
  },
  cures: ["repair-rdp-key-permissions"],
};

/** The same, told by one look at the host instead of many answers. */
export const AZURE_LOOK: Trouble = {
  ...AZURE_KEY,
  target: "srv01.contoso.com",
  answers: {
    "error-code": "0x904",
    "extended-code": "0x7",
    "target-azure-vm": "yes",
    "failing-moment": "after-credentials",
    "can-administer-host": "yes",
    "can-use-azure-portal": "yes",
  },
  printed: {
    host: [
      "os=3 sku=8 version=10.0.20348",
      "domain=True",
      "disk=ok",
      "deny=0",
      "service=Running account=NT Authority\\NetworkService",
      "port=3389 owner=remote-desktop",
      "firewall=allows",
      "nla=1",
      "security=default",
      "crypto=1057-1058",
      "cert=expired",
      "signin=none",
      "stage=arrived",
      "--END--",
    ].join("\n"),
  },
};

export const WINDOWS_11: Trouble = {
  opening: "Since the Windows 11 upgrade of my PC Remote Desktop fails at once, 0x904 / 0x7",
  answers: {
    "error-code": "0x904",
    "extended-code": "0x7",
    "after-windows11-upgrade": "yes",
    "failing-moment": "at-once",
    "can-administer-host": "no",
    "what-changed": "windows-update",
    "others-affected": "only-me",
    "port-test": "open",
    "third-party-software": "none",
  },
  cures: ["try-other-client", "uninstall-update"],
};

export const UDP_OVER_VPN: Trouble = {
  opening: "Over the VPN my session freezes and drops in the middle of work, 0x904",
  answers: {
    "error-code": "0x904",
    "via-vpn-or-ztna": "yes",
    "failing-moment": "mid-session",
    "can-administer-host": "no",
    "network-quality": "good",
  },
  cures: ["force-tcp-only"],
};

export const PAM_ACCOUNT: Trouble = {
  opening: "Connecting through CyberArk fails with 0x904 0x7",
  answers: {
    "error-code": "0x904",
    "extended-code": "0x7",
    "via-pam": "yes",
    "failing-moment": "after-credentials",
    "can-administer-host": "no",
    "can-administer-pam": "yes",
    "other-path-works": "yes",
    "pam-entry": "account-verify-fails",
  },
  cures: ["verify-pam-account"],
};

export const PORT_CLOSED: Trouble = {
  opening: "Test-NetConnection says TcpTestSucceeded : False",
  answers: {
    "error-code": "0x204",
    "failing-moment": "at-once",
    "can-administer-host": "yes",
    "rdp-enabled": "no",
    "target-state": "on-console-ok",
  },
  cures: ["turn-on-remote-desktop"],
};

/** Administers nothing; nobody else has the trouble. */
export const NO_RIGHTS: Trouble = {
  opening: "0x904 extended error 0x7",
  answers: {
    "error-code": "0x904",
    "extended-code": "0x7",
    "failing-moment": "at-once",
    "can-administer-host": "no",
    "can-use-azure-portal": "no",
    "can-change-network": "no",
    "can-administer-pam": "no",
    "can-administer-domain": "no",
    "others-affected": "only-me",
    "port-test": "open",
  },
  cures: [],
};

/**
 * The domain controller cannot be reached. Switching NLA off does not help, cannot be undone at once, and is still open
 * when somebody else has repaired the domain.
 */
export const DOMAIN_TEST: Trouble = {
  opening: "The Local Security Authority cannot be contacted",
  answers: {
    "failing-moment": "after-credentials",
    "can-administer-host": "yes",
    "can-administer-domain": "no",
    "domain-joined": "yes",
    "domain-contact": "dc-unreachable",
    "event-4625": "no-logon-server",
    "host-crypto-event": "none",
  },
  cures: [],
  manners: {
    "repair-domain-trust-or-clock": "cannot",
    "undo:did-not-help": "later",
    "handed-over": "works",
  },
};
