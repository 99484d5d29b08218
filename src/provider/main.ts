import { serve } from "../plugin";
import { encodedSchema } from "./encoded-schema";

const provider = {
  name: "rdslicensing",
  schema: encodedSchema,
  load: () => (require("./rdslicensing") as typeof import("./rdslicensing")).rdslicensing,
};

serve(provider, {
  debug: process.argv.includes("--debug"),
  attached: process.argv.includes("--attached"),
  address: "registry.terraform.io/rds-licensing/rdslicensing",
});
