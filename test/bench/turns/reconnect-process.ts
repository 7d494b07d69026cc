import { startApp } from "../../../src/app";
import { readLocalConfig } from "../../../src/config";
import { createLog } from "../../../src/turn/log";
import { reportTo } from "./usage";

/** The whole server in local mode. */
const config = readLocalConfig(process.env);
reportTo(process, startApp(config, createLog(config.logLevel)));
