import "./design/tokens.css";
import "./design/base.css";
// Before all that takes long to load.
import { mapPageWithin } from "./map/early";

import { QueryCache, QueryClient, QueryClientProvider, type Query } from "@tanstack/react-query";
import { lazy, StrictMode, Suspense, type ReactNode } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { Route, Switch, useLocation } from "wouter";

import { AskError } from "./api/ask";
import { surely, untilBack } from "./api/reach";
import { Frame } from "./frame";
import { Loading, NotThere } from "./frame/states";
import { keptTheme, showTheme } from "./settings/theme";
import { catalogueOf, firstLanguage, useWords, WordsProvider, type Spoken } from "./words";

// What stands for a part that is loading stays for this long, however soon the part comes (React's FALLBACK_THROTTLE_MS).
const FALLBACK_MS = 300;

// A map that is here by then is drawn without anything in its place first.
const MapPage =
  (await mapPageWithin(FALLBACK_MS))?.MapPage ?? lazy(async () => ({ default: (await surely(() => import("./map/map-page"))).MapPage }));
const Deals = lazy(async () => ({ default: (await surely(() => import("./deals/deals"))).Deals }));
const Deal = lazy(async () => ({ default: (await surely(() => import("./deals/deal"))).Deal }));
const Customers = lazy(async () => ({ default: (await surely(() => import("./customers/customers"))).Customers }));
const Customer = lazy(async () => ({ default: (await surely(() => import("./customers/customer"))).Customer }));
const Contact = lazy(async () => ({ default: (await surely(() => import("./contacts/contact"))).Contact }));
const Agenda = lazy(async () => ({ default: (await surely(() => import("./agenda/agenda"))).Agenda }));
const Portfolio = lazy(async () => ({ default: (await surely(() => import("./portfolio/portfolio"))).Portfolio }));
const Settings = lazy(async () => ({ default: (await surely(() => import("./settings/settings"))).Settings }));

const TRIES = 3;
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Only what may be over by itself is asked for again.
      retry: (count, error) => error instanceof AskError && error.kind === "server" && count < TRIES,
      staleTime: 10_000,
      // Whoever is offline is told, and does not wait for what can't come.
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
  queryCache: new QueryCache({
    onError: async (error) => {
      if (!isAbsence(error)) return;
      await untilBack();
      await queries.refetchQueries({ type: "active", predicate: (query: Query) => isAbsence(query.state.error) });
    },
  }),
});

function isAbsence(error: unknown): boolean {
  return error instanceof AskError && error.kind === "offline";
}

function Page({ first }: { first: Spoken }) {
  const [, navigate] = useLocation();
  return (
    <WordsProvider first={first}>
      <Locale>
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
                  <Route path="/settings">
                    <Settings />
                  </Route>
                  <Route>
                    <NotThere />
                  </Route>
                </Switch>
              </Suspense>
            </Frame>
          </QueryClientProvider>
        </RouterProvider>
      </Locale>
    </WordsProvider>
  );
}

function Locale({ children }: { children: ReactNode }) {
  const { language } = useWords();
  return <I18nProvider locale={language === "zh" ? "zh-Hans" : "en-GB"}>{children}</I18nProvider>;
}

showTheme(keptTheme());

const container = document.getElementById("page");
if (!container) throw new Error("index.html has no element #page");

const language = firstLanguage();
const first = { language, catalogue: await catalogueOf(language) };

createRoot(container).render(
  <StrictMode>
    <Page first={first} />
  </StrictMode>,
);
