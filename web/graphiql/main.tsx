import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./page.css";

import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";

const EXAMPLE = `{
  opportunities(first: 3) {
    edges {
      node {
        uid
        name
        stage
        amount {
          text
        }
      }
    }
  }
}
`;

const fetcher = createGraphiQLFetcher({ url: "/graphql" });

const container = document.getElementById("graphiql");
if (!container) throw new Error("index.html has no element #graphiql");

createRoot(container).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={EXAMPLE}
    visiblePlugin="Documentation Explorer"
    defaultEditorToolsVisibility="variables"
  />,
);
