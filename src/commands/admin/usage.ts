export const USAGE = `Usage: npm run --silent admin -- COMMAND

  forget USER [--channel NAME] [--tenant ID] [--yes]   erase a person, by platform id (Teams: Entra object id; Slack: member id)
  export CASE                                          a case with its facts, as JSON
  export --person USER [--channel NAME] [--tenant ID]  all that is kept of a person, as JSON
  backup FILE                                          all tables as of one moment, while servers run
  restore FILE                                         a backup into an empty database, SQLite or PostgreSQL
  doctor                                               what is in order, and what to do where something is not
  counts [--json]                                      cases and what came of fixes, erased ones too

It works with the database that DATABASE_URL or DATA_DIR names. docs/operations.md says more.
`;
