/**
 * A client in a process of its own, because Kerberos reads its settings from the process's environment. Takes the client's
 * options as JSON, asks Identify twice and prints what came of it as JSON.
 */
import { WsmanClient, type WsmanClientOptions, WsmanError } from "../../../src/wsman";

async function main(options: WsmanClientOptions): Promise<unknown> {
  const client = new WsmanClient(options);
  try {
    const { productVendor } = await client.identify();
    await client.identify();
    return { user: productVendor, ...client.statistics };
  } finally {
    await client.close();
  }
}

main(JSON.parse(process.argv[2] ?? "")).then(
  (result) => console.log(JSON.stringify(result)),
  (error: unknown) => {
    if (!(error instanceof WsmanError)) throw error;
    console.log(JSON.stringify(error));
  },
);
