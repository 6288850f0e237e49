import { print } from "@0no-co/graphql.web";
import type { TadaDocumentNode } from "gql.tada";

/** What the server answered: whatever it could say, and what it could not. */
export interface Answer<Result> {
  data: Result;
  errors: AskError[];
}

export type AskErrorKind = "offline" | "signed-out" | "refused" | "server";

/** Why an answer, or a part of it, did not come. `kind` says what a person can do about it. */
export class AskError extends Error {
  readonly kind: AskErrorKind;
  readonly code: string | undefined;
  readonly path: string | undefined;
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: AskErrorKind,
    message: string,
    told: { code?: string | undefined; path?: string | undefined; retryAfter?: number | undefined } = {},
  ) {
    super(message);
    this.name = "AskError";
    this.kind = kind;
    this.code = told.code;
    this.path = told.path;
    this.retryAfter = told.retryAfter;
  }
}

interface ErrorSent {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; retryAfter?: number };
}

const TIMEOUT_MS = 30_000;
// Whom waiting or a new connection would help; all else is a mistake that asking again repeats.
const SERVER_CODES = new Set(["DATABASE_UNAVAILABLE", "TIMED_OUT", "RATE_LIMITED", "PROVIDER_UNAVAILABLE", "INTERNAL"]);

/** Ask for data; a part that failed is in `errors`, and null in `data`. Throws `AskError` when nothing came. */
export async function askPartly<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
  patience = TIMEOUT_MS,
): Promise<Answer<Result>> {
  const response = await send(JSON.stringify({ query: printed(document), variables }), signal, patience);
  if (response.status === 401) throw new AskError("signed-out", "401");
  const body = await decoded(response);
  const errors = (body.errors ?? []).map(toError);
  if (body.data === null || body.data === undefined) {
    throw errors[0] ?? new AskError("server", `HTTP ${response.status}`);
  }
  return { data: body.data as Result, errors };
}

/** Ask for data that is of no use in part: the first error is thrown. */
export async function ask<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
  patience = TIMEOUT_MS,
): Promise<Result> {
  const { data, errors } = await askPartly(document, variables, signal, patience);
  if (errors[0]) throw errors[0];
  return data;
}

const texts = new WeakMap<object, string>();

function printed(document: object): string {
  let text = texts.get(document);
  if (text === undefined) {
    text = print(document as Parameters<typeof print>[0]);
    texts.set(document, text);
  }
  return text;
}

async function send(body: string, signal: AbortSignal | undefined, patience: number): Promise<Response> {
  const timeout = AbortSignal.timeout(patience);
  try {
    return await fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json" },
      body,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new AskError("offline", String(error));
  }
}

async function decoded(response: Response): Promise<{ data?: unknown; errors?: ErrorSent[] }> {
  try {
    return await response.json();
  } catch {
    throw new AskError(response.status >= 500 ? "offline" : "server", `HTTP ${response.status}`);
  }
}

function toError(sent: ErrorSent): AskError {
  const code = sent.extensions?.code;
  const kind = code === "UNAUTHENTICATED" ? "signed-out" : code && !SERVER_CODES.has(code) ? "refused" : "server";
  return new AskError(kind, sent.message, {
    code,
    path: sent.path?.join("."),
    retryAfter: sent.extensions?.retryAfter,
  });
}
