import type { Format } from "../format";
import { jsonText } from "./json-text";

/** The report itself. */
export const jsonFormat: Format = { render: jsonText };
