import "./design/tokens.css";
import "./design/base.css";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, StrictMode, Suspense, useState } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { Link, Route, Switch, useLocation } from "wouter";

import { AskError } from "./api/ask";
import { Frame } from "./frame";
import { Loading } from "./frame/states";
import { firstLanguage, useWords, WordsProvider } from "./words";

const MapPage = lazy(async () => ({ default: (await import("./map/map-page")).MapPage }));
const Deals = lazy(async () => ({ default: (await import("./deals/deals")).Deals }));
const Customers = lazy(async () => ({ default: (await import("./customers/customers")).Customers }));

const TRIES = 3;
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Only what may be over by itself is asked for again.
      retry: (count, error) => error instanceof AskError && error.kind === "server" && count < TRIES,
      staleTime: 10_000,
    },
  },
});

function Page() {
  const [language, setLanguage] = useState(firstLanguage);
  const [, navigate] = useLocation();
  return (
    <WordsProvider language={language} onChange={setLanguage}>
      <I18nProvider locale={language === "zh" ? "zh-Hans" : "en-GB"}>
        <RouterProvider navigate={navigate}>
          <QueryClientProvider client={queries}>
            <Frame>
              <Suspense fallback={<Loading />}>
                <Switch>
                  <Route path="/">
                    <Deals />
                  </Route>
                  <Route path="/customers">
                    <Customers />
                  </Route>
                  <Route path="/opportunities/:uid">
                    {({ uid }) => <MapPage key={uid} kind="OPPORTUNITY" uid={uid} />}
                  </Route>
                  <Route path="/customers/:uid">{({ uid }) => <MapPage key={uid} kind="CUSTOMER" uid={uid} />}</Route>
                  <Route>
                    <NotThere />
                  </Route>
                </Switch>
              </Suspense>
            </Frame>
          </QueryClientProvider>
        </RouterProvider>
      </I18nProvider>
    </WordsProvider>
  );
}

function NotThere() {
  const { t } = useWords();
  return (
    <div className="empty">
      <p>{t("frame.not-there")}</p>
      <Link href="/">{t("frame.to-deals")}</Link>
    </div>
  );
}

const container = document.getElementById("page");
if (!container) throw new Error("index.html has no element #page");

createRoot(container).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
