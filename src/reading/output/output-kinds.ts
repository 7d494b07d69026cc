import { accountList } from "./account-list";
import { certificates } from "./certificates";
import { consoleErrors } from "./console-errors";
import { eventMessage } from "./event-message";
import { eventTable } from "./event-table";
import { eventText } from "./event-text";
import { eventXml } from "./event-xml";
import { firewallRule, firewallTable } from "./firewall-rules";
import { ipFlow } from "./ip-flow";
import { jsonOutput } from "./json-output";
import { nslookup, resolvedNames } from "./name-lookup";
import { otherTable, subinterfaces } from "./other-tables";
import type { OutputKind } from "./output-kind";
import { ping } from "./ping";
import { portOwner } from "./port-owner";
import { portTest } from "./port-test";
import { quietPortTest } from "./quiet-port-test";
import { registryValues } from "./registry-values";
import { savedCredentials } from "./saved-credentials";
import { serviceList, serviceQuery, serviceTable } from "./services";
import { sessionList } from "./session-list";
import { netcat, psping } from "./socket-tests";

/** The outputs that are read; where a line could start several, the first one counts. */
export const OUTPUT_KINDS: readonly OutputKind[] = [
  quietPortTest,
  portTest,
  psping,
  netcat,
  sessionList,
  serviceTable,
  serviceQuery,
  serviceList,
  registryValues,
  firewallRule,
  firewallTable,
  certificates,
  eventTable,
  eventText,
  eventXml,
  eventMessage,
  portOwner,
  ping,
  nslookup,
  resolvedNames,
  savedCredentials,
  accountList,
  ipFlow,
  jsonOutput,
  consoleErrors,
  subinterfaces,
  otherTable,
];
