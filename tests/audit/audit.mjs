// Runs every check of graphql-http's server audit and writes what each said: node audit.mjs URL FILE AUTHORIZATION
import { writeFileSync } from "node:fs";
import { serverAudits } from "graphql-http";

const [url, file, authorization] = process.argv.slice(2);
const fetchFn = (to, init = {}) => fetch(to, { ...init, headers: { ...init.headers, authorization } });
const results = await Promise.all(serverAudits({ url, fetchFn }).map((audit) => audit.fn()));
const said = results.map(({ id, name, status, reason }) => ({ id, name, status, reason: reason ?? null }));
writeFileSync(file, JSON.stringify(said));
