import { COMMAND_LINE_RULES } from "./command-line-rules";
import { KEY_RULES } from "./key-rules";
import { ONE_TIME_CODE_RULES } from "./one-time-code-rules";
import { PASSWORD_RULES } from "./password-rules";
import type { SecretRule } from "./secret-rule";

/** In this order: what is known by its shape first, what only the words around it give away last. */
export const SECRET_RULES: readonly SecretRule[] = [
  ...KEY_RULES,
  ...ONE_TIME_CODE_RULES,
  ...COMMAND_LINE_RULES,
  ...PASSWORD_RULES,
];
