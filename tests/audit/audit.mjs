// Runs every check of graphql-http's server audit and writes what each said: node audit.mjs URL FILE
import { writeFileSync } from "node:fs";
import { serverAudits } from "graphql-http";

const [url, file] = process.argv.slice(2);
const results = await Promise.all(serverAudits({ url }).map((audit) => audit.fn()));
const said = results.map(({ id, name, status, reason }) => ({ id, name, status, reason: reason ?? null }));
writeFileSync(file, JSON.stringify(said));
