/** What commands are filled with, once the case knows it. In a command it stands as `{host}`. */
export const DETAILS = ["host", "port", "user", "vm", "resourceGroup", "thumbprint"] as const;

/**
 * `host`: name or address of the target · `port`: its Remote Desktop port · `user`: account name, with or without
 * domain · `vm`, `resourceGroup`: names in Azure · `thumbprint`: of a certificate, 40 hex digits.
 */
export type Detail = (typeof DETAILS)[number];
export type Details = Readonly<Partial<Record<Detail, string>>>;

/** A slot in a command; the first group is the detail. */
export const SLOT = new RegExp(`(?<!\\$)\\{(${DETAILS.join("|")})\\}`, "g");

const LABEL = "[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?";
const HOST_NAME = new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`, "i");
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const IPV6 = /^(?=[0-9a-f:.]{2,45}$)(?=.*:.*:)[0-9a-f:]*(?:(?:\d{1,3}\.){3}\d{1,3})?$/i;
/** Letters of any script, digits and what account names use; nothing that a shell could act on inside quotes. */
const ACCOUNT =
  /^(?:[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}\\|\.\\)?[\p{L}\p{N}](?:[\p{L}\p{N} ._'$-]{0,62}[\p{L}\p{N}._$-])?(?:@[a-z0-9.-]{1,253})?$/iu;
const AZURE_VM = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_])?$/i;
const AZURE_GROUP = /^[\p{L}\p{N}_(][\p{L}\p{N}._()-]{0,88}[\p{L}\p{N}_()-]$|^[\p{L}\p{N}_]$/u;

/** The value in its usual form, or undefined when it cannot be one of this kind; such a value never reaches a command. */
export function readDetail(detail: Detail, text: string): string | undefined {
  const value = text.trim();
  switch (detail) {
    case "host":
      return isHost(value) ? value : undefined;
    case "port":
      return /^[1-9]\d{0,4}$/.test(value) && Number(value) <= 65535 ? value : undefined;
    case "user":
      return ACCOUNT.test(value) ? value : undefined;
    case "vm":
      return AZURE_VM.test(value) ? value : undefined;
    case "resourceGroup":
      return AZURE_GROUP.test(value) ? value : undefined;
    case "thumbprint": {
      const digits = value.replaceAll(/[\s:\u200e]/g, "").toUpperCase();
      return /^[0-9A-F]{40}$/.test(digits) ? digits : undefined;
    }
  }
}

function isHost(value: string): boolean {
  if (/^[\d.]+$/.test(value)) return IPV4.test(value);
  return HOST_NAME.test(value) || IPV6.test(value);
}
