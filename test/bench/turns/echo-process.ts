import type { AddressInfo } from "node:net";
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } from "botbuilder";
import * as restify from "restify";
import { reportTo } from "./usage";

/** The EchoBot of Microsoft's samples: https://github.com/microsoft/BotBuilder-Samples/tree/main/samples/javascript_nodejs/02.echo-bot */
function startEchoBot(): Promise<{ readonly port: number }> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    const text = `Echo: ${context.activity.text}`;
    await context.sendActivity(MessageFactory.text(text, text));
    await next();
  });
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.get("/readyz", (_request, response, next) => {
    response.send(200, { ready: true });
    next();
  });
  server.post("/api/messages", async (request, response) => {
    // The library's types ask for a method that is never absent, restify's know better.
    const asked = request as Parameters<CloudAdapter["process"]>[0];
    await adapter.process(asked, response, (context) => bot.run(context));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({ port: (server.server.address() as AddressInfo).port }));
  });
}

reportTo(process, startEchoBot());
