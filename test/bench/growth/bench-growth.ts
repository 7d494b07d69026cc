import { mkdirSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../../src/storage/open-database";
import { createSqlStore } from "../../../src/storage/sql-store";
import type { Store } from "../../../src/storage/store";
import { newDatabase, startPostgres } from "../../support/postgres-server";
import * as troubles from "../../support/troubles";
import { machine } from "../machine";
import { type Scratch, withScratch } from "../scratch";
import type { Clock } from "../timing";
import type { Growth } from "./copies";
import { type Address, grow, type Progress } from "./grow";
import { type Contender, measure } from "./measure";
import { type GrowthReport, reportStore, type StoreReport } from "./report";
import { readSizes, type Sizes } from "./sizes";
import { playTemplates, type Templates } from "./templates";
import { measureUpkeep } from "./upkeep";
import { createReception } from "./visitor";

export interface GrowthOptions {
  readonly small: number;
  readonly large: number;
  readonly rounds: number;
  /** Of each database in each round, and the people in each, with six turns each. */
  readonly blocks: number;
  readonly visitors: number;
  /** Cases that are played before they are multiplied. */
  readonly played: number;
  readonly stores: readonly StoreKind[];
  readonly progress: Progress;
  readonly clock: Clock;
}

export type StoreKind = Address["kind"];

interface Grown extends Omit<Contender, "reception"> {
  readonly store: Store;
  readonly sizes: Sizes;
  readonly fillSeconds: number;
}

/**
 * Turns on a small and on a large database, one kind of database after the other: together they would take each other's
 * memory and disk.
 */
export async function benchGrowth(options: GrowthOptions): Promise<GrowthReport> {
  const { small, large, rounds, played, progress, stores } = options;
  progress(`plays ${played} cases`);
  const now = Date.now();
  const templates = await withScratch(({ folder }) => playTemplates(join(folder, "templates.db"), played, now));
  const reports: StoreReport[] = [];
  for (const kind of stores) {
    reports.push(await withScratch((scratch) => benchStore(kind, templates, { ...options, now, scratch })));
  }
  return { machine: machine(), small, large, rounds, stores: reports };
}

async function benchStore(kind: StoreKind, templates: Templates, growing: Growing): Promise<StoreReport> {
  const { small, large, now, scratch, progress, clock } = growing;
  const newAddress = kind === "sqlite" ? sqliteIn(scratch) : await postgresIn(scratch);
  const grow = async (count: number) =>
    growOne(`${kind} ${count}`, await newAddress(count), { templates, count, now }, growing);
  const both = [await grow(small), await grow(large)] as const;
  const contenders = both.map((one) => ({ ...one, reception: createReception(one.store, clock) }));
  const measured = await measure(contenders, { ...growing, troubles: Object.values(troubles) });
  // Their rounds would be answered late while SQLite holds the thread, and PostgreSQL's connections given up for dead.
  for (const { reception } of contenders) await reception.stop();
  const sideOf = async (one: Grown) => {
    progress(`${one.name}: what is done beside the turns`);
    const upkeep = await measureUpkeep(one.store, one.growth, growing);
    return { ...one, cases: one.growth.count, rounds: measured.get(one.name) ?? [], upkeep };
  };
  return reportStore(kind, await sideOf(both[0]), await sideOf(both[1]));
}

type NewAddress = (count: number) => Promise<Address>;

function sqliteIn({ folder }: Scratch): NewAddress {
  return async (count) => ({ kind: "sqlite", file: join(folder, `${count}.db`) });
}

/** With the memory that its manual and docs/operations.md recommend: https://www.postgresql.org/docs/current/runtime-config-resource.html */
async function postgresIn({ folder, atTheEnd }: Scratch): Promise<NewAddress> {
  const home = join(folder, "postgres");
  mkdirSync(home);
  const server = await startPostgres(home, [`shared_buffers=${Math.round(totalmem() / 4 / 2 ** 20)}MB`]);
  atTheEnd(server.remove);
  return async () => ({ kind: "postgres", url: await newDatabase(server) });
}

interface Growing extends GrowthOptions {
  readonly now: number;
  readonly scratch: Scratch;
}

async function growOne(name: string, address: Address, growth: Growth, growing: Growing): Promise<Grown> {
  const { clock, progress, scratch } = growing;
  const began = clock();
  await grow(address, growth, progress);
  const fillSeconds = (clock() - began) / 1000;
  const database = await openDatabase(address);
  const store = createSqlStore(database);
  scratch.atTheEnd(store.close);
  const sizes = await readSizes(address, database.kysely);
  return { name, growth, store, sizes, fillSeconds };
}
