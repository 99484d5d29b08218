import { serve } from "../plugin";
import { rdslicensing } from "./rdslicensing";

serve(rdslicensing, { debug: process.argv.includes("--debug") });
