/** Words that look like misspelt words of the phrases and are none: "contents" is no "connects". */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  `contos contoso accent accept accepts activates adapted adapters addition additionally additions adminuser allocs although andres
  appear applicationid applications applies attempted attempts authored authoring authorize authorizer authorizerid
  authorizers authorizes automate automated automates automation backslashes backups baselineid browse browsers
  cache caches certificates certified chaining chance chances chang channels charges checker checkid claim closest
  collation collected collection collective collector collects compiler compilers complaints complete completed
  completes complies compute computed concepts concerned condition conditionally conditionals conditions connector
  connectors consistency consistent constants constraint contacts container containers contention contents contexts
  contract contribute contributed contribution contributors contributory controlled convention conventions
  conversion converter converters converting conveyed copies corrected correcting corrections correctly corrupt
  coupled currency damage damages dbinstance deactivate deactivates defaults defect deference delete deleter deletes
  demand depended detects dialogs dieter differences differently directed directoryid disappear distinct domains
  driven duplicates editions emitting employed employer enables encrypting endorsed endpointid endpoints ensuring
  environmentid environments errored establishes except excepts exciting excluded existence exiting expensive expire
  expired expires expose exposes externalid externally externals factors factory falling featured features fedor
  filed folded folders forget forked formed fraction functional functions gateways globals grantee handing happened
  health helper host hybrids identify imitating impacted importer improved incorrectly initiative injection insanely
  insertion inspect inspected inspecting installations installedon installer installers installs instanceids
  integral interact intercept interest interesting interfere interior internals interpret intersect interval
  intervals invoking involve involves issuer isvalid joiner lacked leading licensor listened listeners loader
  locales localport locals locker lookups loring machinery maintained maintainer maintains managers manpage master
  matteo matters maxage methods minimatch mismatched mismatches most multiply mutually naive nearby numbers
  occasional oneline openid options packed parsed paused periods permission permissions permissive permit persisted
  physically platformid pointer portals possibly prediction prefixes prepends presents pretends prevent previews
  printed printers productarn productid profiler project projection projects promises promotes prompted proposed
  protect protecting protections protocols providerid providers provides readable receive receiver receives
  recompile redacted reflected register registeredat registeredon registers relating relies remain remembers remotes
  remove removed remover removes rename renames repacking repaired repeating replaceme replacer replaces replayed
  replaying reporter reporters requester requestid requests requireid requiretls reserved resolutions resolver
  resort respected respond responded responds response responses restores restoring results retains return reused
  reversed revoking reworded reworked routed sample scanned screens section sections semantic semver serve served
  service serviceid session sessionid sessions sever several severe severity shapes shards share shipping simpler
  skipping sometime sourced specific specifics specifier specifiers specifies stalling standards standing starring
  startline stated states statics stating stats stdio stores stripping subnets subscriptions subset supposed
  swapping table tables tenants terminate terminator termserv think thinks thorough though thought ticket touches
  transform transports tricked tuned tuning turner typings unexpected uninstall unmatched unreadable untracked
  uploaded uploading versionz viewed viewers welcomed welcomes wider wildcards wording worker workspaceid workspaces
  wrapped wrappers`.split(/\s+/),
);
