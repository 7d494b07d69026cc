import { startApp } from "../src/app";
import { readLocalConfig } from "../src/config";
import { openDatabase } from "../src/storage/open-database";
import { createSqlStore } from "../src/storage/sql-store";
import { createLog } from "../src/turn/log";
import { temporaryFolder } from "./support/temporary-folder";

jest.setTimeout(30_000);

/** Longer than the postman waits before it looks for messages by itself. */
const SLOW_MS = 700;

const config = readLocalConfig({ PORT: "0", DATA_DIR: temporaryFolder() });

test("what a dead process had claimed is taken back before this one claims anything", async () => {
  const calls: string[] = [];
  const store = createSqlStore(await openDatabase(config.database));
  const app = await startApp(config, createLog("silent"), {
    openStore: async () => ({
      ...store,
      claim(claim) {
        calls.push("claimed");
        return store.claim(claim);
      },
      async takeBackClaims() {
        await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
        await store.takeBackClaims();
        calls.push("taken back");
      },
    }),
  });
  await app.stop();
  expect(calls.slice(0, 2)).toEqual(["taken back", "claimed"]);
});
