import "./design/tokens.css";
import "./design/base.css";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, StrictMode, Suspense, useState } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { Route, Switch, useLocation } from "wouter";

import { AskError } from "./api/ask";
import { Frame } from "./frame";
import { Loading, NotThere } from "./frame/states";
import { firstLanguage, WordsProvider } from "./words";

const MapPage = lazy(async () => ({ default: (await import("./map/map-page")).MapPage }));
const Deals = lazy(async () => ({ default: (await import("./deals/deals")).Deals }));
const Deal = lazy(async () => ({ default: (await import("./deals/deal")).Deal }));
const Customers = lazy(async () => ({ default: (await import("./customers/customers")).Customers }));
const Customer = lazy(async () => ({ default: (await import("./customers/customer")).Customer }));
const Contact = lazy(async () => ({ default: (await import("./contacts/contact")).Contact }));
const Agenda = lazy(async () => ({ default: (await import("./agenda/agenda")).Agenda }));
const Portfolio = lazy(async () => ({ default: (await import("./portfolio/portfolio")).Portfolio }));

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
                  <Route path="/opportunities/:uid">{({ uid }) => <Deal key={uid} uid={uid} />}</Route>
                  <Route path="/opportunities/:uid/map">
                    {({ uid }) => <MapPage key={uid} kind="OPPORTUNITY" uid={uid} />}
                  </Route>
                  <Route path="/customers/:uid">{({ uid }) => <Customer key={uid} uid={uid} />}</Route>
                  <Route path="/customers/:uid/map">
                    {({ uid }) => <MapPage key={uid} kind="CUSTOMER" uid={uid} />}
                  </Route>
                  <Route path="/contacts/:uid">{({ uid }) => <Contact key={uid} uid={uid} />}</Route>
                  <Route path="/agenda">
                    <Agenda />
                  </Route>
                  <Route path="/portfolio">
                    <Portfolio />
                  </Route>
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

const container = document.getElementById("page");
if (!container) throw new Error("index.html has no element #page");

createRoot(container).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
