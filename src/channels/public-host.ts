const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

/** Whether platforms on the internet could reach a server under this name: no address, no port, no path. */
export function isPublicHost(value: string): boolean {
  return HOST.test(value);
}
