import { createMemoryStore } from "../../src/storage/memory-store";
import { describeStore } from "../contracts/store";

describeStore("the memory store", async () => createMemoryStore());
