import { mkdirSync } from "node:fs";
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
import { type Contender, type Measured, measure } from "./measure";
import { type GrowthReport, reportStore } from "./report";
import { readSizes, type Sizes } from "./sizes";
import { playTemplates } from "./templates";
import { measureUpkeep, type Upkeep } from "./upkeep";
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
  readonly progress: Progress;
  readonly clock: Clock;
}

export type StoreKind = Address["kind"];

interface Grown extends Omit<Contender, "reception"> {
  readonly kind: StoreKind;
  readonly store: Store;
  readonly sizes: Sizes;
  readonly fillSeconds: number;
}

/** Turns on a small and on a large database, SQLite and PostgreSQL side by side. */
export function benchGrowth(options: GrowthOptions): Promise<GrowthReport> {
  return withScratch(async (scratch) => {
    const { small, large, progress, clock } = options;
    const now = Date.now();
    progress(`plays ${options.played} cases`);
    const templates = await playTemplates(join(scratch.folder, "templates.db"), options.played, now);
    const addresses = await makeAddresses(scratch);
    const grown: Grown[] = [];
    for (const count of [small, large]) {
      for (const [kind, address] of addresses(count)) {
        grown.push(
          await growOne(`${kind} ${count}`, await address(), { templates, count, now }, { ...options, scratch }),
        );
      }
    }
    const contenders = grown.map((one) => ({ ...one, reception: createReception(one.store, clock) }));
    const measured = await measure(contenders, { ...options, troubles: Object.values(troubles) });
    // Their rounds would be answered late while SQLite holds the thread, and PostgreSQL's connections given up for dead.
    for (const { reception } of contenders) await reception.stop();
    const upkeep = new Map<string, Upkeep>();
    for (const { name, store, growth } of grown) {
      progress(`${name}: what is done beside the turns`);
      upkeep.set(name, await measureUpkeep(store, growth, options));
    }
    return reportAll(options, grown, measured, upkeep);
  });
}

type Addresses = (count: number) => readonly (readonly [StoreKind, () => Promise<Address>])[];

async function makeAddresses({ folder, atTheEnd }: Scratch): Promise<Addresses> {
  const home = join(folder, "postgres");
  mkdirSync(home);
  const server = await startPostgres(home);
  atTheEnd(server.remove);
  return (count) => [
    ["sqlite", async () => ({ kind: "sqlite", file: join(folder, `${count}.db`) })],
    ["postgres", async () => ({ kind: "postgres", url: await newDatabase(server) })],
  ];
}

interface Growing extends GrowthOptions {
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
  return { name, kind: address.kind, growth, store, sizes, fillSeconds };
}

function reportAll(
  { small, large, rounds }: GrowthOptions,
  grown: readonly Grown[],
  measured: Measured,
  upkeep: ReadonlyMap<string, Upkeep>,
): GrowthReport {
  const sideOf = (one: Grown) => ({
    ...one,
    cases: one.growth.count,
    rounds: measured.get(one.name) ?? [],
    upkeep: upkeep.get(one.name) ?? {},
  });
  const kinds = [...new Set(grown.map(({ kind }) => kind))];
  const stores = kinds.flatMap((kind) => {
    const [first, last] = grown.filter((one) => one.kind === kind);
    return first && last ? [reportStore(kind, sideOf(first), sideOf(last))] : [];
  });
  return { machine: machine(), small, large, rounds, stores };
}
