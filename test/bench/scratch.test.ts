import { existsSync } from "node:fs";
import { withScratch } from "./scratch";

test("the folder is removed when the work has failed, after what was begun last has ended first", async () => {
  const ended: string[] = [];
  let folder = "";
  const work = withScratch(async (scratch) => {
    folder = scratch.folder;
    scratch.atTheEnd(async () => void ended.push("server"));
    scratch.atTheEnd(async () => void ended.push(existsSync(folder) ? "store" : "too late"));
    throw new Error("The disk is full.");
  });

  await expect(work).rejects.toThrow("The disk is full.");
  expect(ended).toEqual(["store", "server"]);
  expect(existsSync(folder)).toBe(false);
});
