import { type Config, readLocalConfig } from "../../src/config";
import type { DatabaseAddress } from "../../src/storage/open-database";

/** What the replicas and the play without faults have in common: with other words they could not be compared. */
export const HELPDESK_CONTACT = "IT helpdesk, phone 1234";
export const RETENTION_DAYS = 90;
export const APP_ID = "99999999-8888-4777-8666-555555555555";

export function botConfig(database: DatabaseAddress): Config {
  const settings = { PORT: "0", HELPDESK_CONTACT, RETENTION_DAYS: String(RETENTION_DAYS) };
  return { ...readLocalConfig(settings), database };
}
