import type { Copy } from "./copies";

/** What multiplying needs of a database: one connection, so that a temporary table lasts. */
export interface Connection {
  /** How rows come out of one JSON parameter. */
  readonly jsonRows: string;
  run(statement: string, parameters?: readonly unknown[]): Promise<void>;
}

const COLUMNS: Readonly<Record<keyof Copy, "text" | "bigint">> = {
  template: "text",
  templatePerson: "text",
  templateConversation: "text",
  id: "text",
  thread: "text",
  ordinal: "bigint",
  person: "text",
  conversation: "text",
  line: "text",
  at: "bigint",
  shift: "bigint",
  recent: "bigint",
  deliveries: "text",
};
const names = Object.keys(COLUMNS).map(snake);

/** Rows from a JSON array of copies. */
export const SQLITE_ROWS = `select ${Object.keys(COLUMNS)
  .map((name) => `value ->> '${name}'`)
  .join(", ")} from json_each(?)`;
export const POSTGRES_ROWS = `select * from json_to_recordset($1::json) as rows(${Object.entries(COLUMNS)
  .map(([name, type]) => `"${name}" ${type}`)
  .join(", ")})`;

/** Before the first copies. The templates are set apart, so that finding them takes no longer as the tables grow. */
export async function prepareCopying(connection: Connection): Promise<void> {
  const columns = Object.entries(COLUMNS).map(([name, type]) => `${snake(name)} ${type}`);
  await connection.run(`create temporary table copies (${columns.join(", ")})`);
  for (const [table, key] of Object.entries(TEMPLATES)) {
    await connection.run(`create temporary table template_${table} as select * from ${table}`);
    await connection.run(`create index template_${table}_key on template_${table} (${key})`);
  }
}

const TEMPLATES = { cases: "id", facts: "case_id", inbox: "person", outbox: "case_id" };

/** Makes rows for these copies in every table, by the database itself. */
export async function multiply(connection: Connection, copies: readonly Copy[]): Promise<void> {
  await connection.run("begin");
  await connection.run("delete from copies");
  await connection.run(`insert into copies (${names.join(", ")}) ${connection.jsonRows}`, [JSON.stringify(copies)]);
  for (const statement of STATEMENTS) await connection.run(statement);
  await connection.run("commit");
}

/** `cross join`, because SQLite then goes through the copies and looks up their templates, as PostgreSQL does anyway. */
const STATEMENTS: readonly string[] = [
  `insert into cases (id, thread, ordinal, channel, tenant, person, stage, revision, state, fact_count, opened_at, updated_at, wake_at)
   select c.id, c.thread, c.ordinal, t.channel, t.tenant, c.person, t.stage, t.revision, ${adapted("t.state")}, t.fact_count,
     t.opened_at + c.shift, t.updated_at + c.shift, t.wake_at + abs(c.shift)
   from copies c cross join template_cases t where t.id = c.template`,
  `insert into facts (case_id, seq, at, kind, fact)
   select c.id, f.seq, f.at + c.shift, f.kind,
     case when f.kind in ('opened', 'moved') then ${adapted("f.fact")} else f.fact end
   from copies c cross join template_facts f where f.case_id = c.template`,
  `insert into inbox (delivery, at, answer, channel, tenant, person)
   select c.deliveries || substr(i.delivery, 1, 21), i.at + c.shift, ${adapted("i.answer")}, i.channel, i.tenant, c.person
   from copies c cross join template_inbox i where c.recent = 1 and i.person = c.template_person`,
  `insert into outbox (case_id, channel, tenant, line, person, place, kind, prompt, view, message_id, fleeting, attempts,
     failure, created_at, due_at, claimed_by, claimed_until, sent_at, given_up_at)
   select c.id, o.channel, o.tenant, c.line, c.person, o.place, o.kind, o.prompt, o.view, '1767603600000', o.fleeting,
     o.attempts, o.failure, o.created_at + c.shift, o.due_at + c.shift, null, null, o.sent_at + c.shift, null
   from copies c cross join template_outbox o where o.case_id = c.template and o.sent_at is not null`,
  `insert into paces (key, free_at) select line, max(at) from copies where recent = 1 group by line on conflict do nothing`,
];

/** The text with the copy's ids in the place of the template's. */
function adapted(column: string): string {
  const replaced = `replace(${column}, c.template_person, c.person)`;
  return `replace(replace(${replaced}, c.template_conversation, c.conversation), c.template, c.id)`;
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
