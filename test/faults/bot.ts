import { type Config, readLocalConfig } from "../../src/config";

/** What the replicas and the play without faults have in common: with other words they could not be compared. */
export const APP_ID = "99999999-8888-4777-8666-555555555555";
export const TENANT = "11111111-2222-4333-8444-555555555555";

export function botConfig(dataFolder: string): Config {
  return readLocalConfig({
    PORT: "0",
    DATA_DIR: dataFolder,
    HELPDESK_CONTACT: "IT helpdesk, phone 1234",
    RETENTION_DAYS: "90",
  });
}
