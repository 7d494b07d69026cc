import { readDetails } from "../../src/reading/read-details";

test.each([
  ["mstsc /v:SRV-APP02:3390 /admin", { host: "SRV-APP02", port: "3390" }],
  ["RDP to SRV-ACC01 does not work", { host: "SRV-ACC01" }],
  ["vm: vm-fin01\nrg: rg-prod\n0x904 0x7", { vm: "vm-fin01", resourceGroup: "rg-prod" }],
])("%j is clear about names", (text, details) => expect(readDetails(text)).toEqual(details));

test.each(["RDP to SRV-OTHER works fine, RDP to our file server fails", "I can RDP to SRV-OTHER"])(
  "%j names no target",
  (text) => expect(readDetails(text)).toEqual({}),
);
