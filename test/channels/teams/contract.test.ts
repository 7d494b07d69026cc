import { channelContract } from "../../contracts/channel";
import { openTeams } from "../../support/channel-worlds/teams";

channelContract(openTeams);
