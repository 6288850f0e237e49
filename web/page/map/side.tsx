import "./side.css";

import { lazy, Suspense } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";

import { surely } from "../api/reach";
import { Boundary, Loading } from "../frame/states";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { Details } from "./details";
import { useSight, type SideTab } from "./sight-context";

const Insights = lazy(async () => ({ default: (await surely(() => import("../insights/insights"))).Insights }));

const History = lazy(() => surely(() => import("../history/history")));

/** On the right of the map: what we know about whom is selected, what follows from the whole, and who changed what. */
export function Side() {
  const { t } = useWords();
  const { selected, map } = useOpenMap();
  const { side, openSide } = useSight();
  return (
    <aside className="side" aria-label={t("insights.side")}>
      <Tabs className="side-tabs" selectedKey={side} onSelectionChange={(tab) => openSide(tab as SideTab)}>
        <TabList aria-label={t("insights.side")} className="side-tab-list">
          <Tab id="details" className="side-tab">
            {t("map.details")}
          </Tab>
          <Tab id="insights" className="side-tab">
            {t("insights.tab")}
          </Tab>
          <Tab id="history" className="side-tab">
            {t("history.tab")}
          </Tab>
        </TabList>
        <TabPanel id="details" className="side-panel" key={selected.size === 1 ? [...selected][0] : map.uid}>
          <Boundary>
            <Details />
          </Boundary>
        </TabPanel>
        <TabPanel id="insights" className="side-panel">
          <Boundary>
            <Suspense fallback={<Loading lines={8} />}>
              <Insights />
            </Suspense>
          </Boundary>
        </TabPanel>
        <TabPanel id="history" className="side-panel">
          <Boundary>
            <Suspense fallback={<Loading lines={8} />}>
              <History />
            </Suspense>
          </Boundary>
        </TabPanel>
      </Tabs>
    </aside>
  );
}
