import { createHash } from "node:crypto";
import type { webApi } from "@slack/bolt";
import type { HomePage } from "../../view/home-page";
import { readTemplate } from "../read-templates";
import { blocksOf } from "./render";
import { readCallFailure } from "./web-api-error";

/** The page as somebody sees it now. */
export interface ShownHome {
  /** Slack's mark of it: what was changed meanwhile is not overwritten. */
  readonly hash: string;
  /** Ours: a page that says the same is not sent again. */
  readonly mark: string;
}

/** Shows a person the bot's own page. */
export type ShowHome = (user: string, page: HomePage, shown: ShownHome | undefined) => Promise<void>;

/** Reads the template of `file` once. */
export function createShowHome(client: webApi.WebClient, file: string): ShowHome {
  const template = readTemplate(file);
  return async (user, page, shown) => {
    const blocks = [...blocksOf(template.expand({ $root: page }))];
    const mark = createHash("sha256").update(JSON.stringify(blocks)).digest("base64url");
    if (shown?.mark === mark) return;
    try {
      await client.views.publish({
        user_id: user,
        view: { type: "home", private_metadata: mark, blocks: blocks as never },
        ...(shown ? { hash: shown.hash } : {}),
      });
    } catch (error) {
      // Somebody published a newer one meanwhile.
      if (readCallFailure(error).code !== "hash_conflict") throw error;
    }
  };
}
