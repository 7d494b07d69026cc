import { channelContract } from "../../contracts/channel";
import { openTerminal } from "../../support/channel-worlds/terminal";

channelContract(async () => openTerminal());
