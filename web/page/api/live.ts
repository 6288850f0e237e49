import { print } from "@0no-co/graphql.web";
import type { TadaDocumentNode } from "gql.tada";
import { createClient, type Client } from "graphql-ws";

// A connection can be dead without a word, after a sleep or behind a router that forgot it: it is asked, and made anew.
const ASKED_MS = 10_000;
const ANSWERED_MS = 5_000;

let client: Client | undefined;

function connect(): Client {
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  const made = createClient({
    url: `${window.location.origin.replace(/^http/, "ws")}/graphql`,
    lazyCloseTimeout: 3_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    keepAlive: ASKED_MS,
    on: {
      ping: (received) => {
        if (!received) unanswered = setTimeout(() => made.terminate(), ANSWERED_MS);
      },
      pong: (received) => received && clearTimeout(unanswered),
      closed: () => clearTimeout(unanswered),
    },
  });
  return made;
}

/** Be told again and again, over one WebSocket for the whole page, which connects itself anew. Returns how to stop. */
export function follow<Result, Variables extends Record<string, unknown>>(
  document: TadaDocumentNode<Result, Variables>,
  variables: () => Variables,
  told: { news: (news: Result) => void; again: () => void },
): () => void {
  client ??= connect();
  let stop: (() => void) | undefined;
  let stopped = false;
  const listen = () => {
    if (stopped || !client) return;
    stop = client.subscribe<Result>(
      { query: print(document as Parameters<typeof print>[0]), variables: variables() },
      {
        next: ({ data }) => data && told.news(data),
        error: () => setTimeout(again, 5_000),
        complete: () => setTimeout(again, 1_000),
      },
    );
  };
  // What happened while nothing was heard is asked for.
  const again = () => {
    if (stopped) return;
    told.again();
    listen();
  };
  listen();
  return () => {
    stopped = true;
    stop?.();
  };
}
