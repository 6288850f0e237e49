import "../around/around.css";
import "./portfolio.css";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { Button, Pick } from "../controls";
import { useColleagues } from "../deals/colleagues";
import { Failed, Loading } from "../frame/states";
import { useVocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { HeatMap } from "./heat-map";
import { PortfolioQuery, type PortfolioFilter, type PortfolioOrder } from "./query";
import { Missing, Summary } from "./summary";

const ORDERS: readonly PortfolioOrder[] = ["LIGHT", "CRITICAL_FINDINGS", "SUPPORT", "CLOSE_DATE", "AMOUNT"];
const EVERYTHING = "-";
// The server looks for a minute at most, and then says how far it came.
const PATIENCE_MS = 75_000;

/** How all deals stand that the reader may see, looked at together: for planners, on demand, since it takes a while. */
export function Portfolio() {
  const { t, asked: language } = useWords();
  const vocabulary = useVocabulary();
  const [filter, setFilter] = useState<PortfolioFilter>({ status: "OPEN" });
  const [order, setOrder] = useState<PortfolioOrder>("LIGHT");
  const [isWanted, setIsWanted] = useState(false);
  const portfolio = useQuery({
    queryKey: ["portfolio", filter, order, language],
    queryFn: async ({ signal }) => (await ask(PortfolioQuery, { filter, order, language }, signal, PATIENCE_MS)).portfolio,
    enabled: isWanted,
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const colleagues = useColleagues();
  const stages = vocabulary.data?.entries("STAGE") ?? [];
  return (
    <div className="sheet record broad">
      <h1>{t("around.portfolio")}</h1>
      <div className="filters">
        <Pick
          label={t("around.status")}
          value={filter.status ?? EVERYTHING}
          onChange={(chosen) => setFilter({ ...filter, status: chosen === EVERYTHING ? null : (chosen as "OPEN") })}
          choices={[
            { id: "OPEN", name: t("around.status-OPEN") },
            { id: "WON", name: t("around.status-WON") },
            { id: "LOST", name: t("around.status-LOST") },
            { id: EVERYTHING, name: t("around.all") },
          ]}
        />
        <Pick
          label={t("around.stage")}
          value={filter.stage ?? EVERYTHING}
          onChange={(stage) => setFilter({ ...filter, stage: stage === EVERYTHING ? null : stage })}
          choices={[
            { id: EVERYTHING, name: t("around.all") },
            ...stages.map((entry) => ({ id: entry.code, name: entry.name })),
          ]}
        />
        <Pick
          label={t("around.owner")}
          value={filter.owner ?? EVERYTHING}
          onChange={(owner) => setFilter({ ...filter, owner: owner === EVERYTHING ? null : owner })}
          choices={[
            { id: EVERYTHING, name: t("around.everybody") },
            ...(colleagues.data ?? []).map(({ uid, name }) => ({ id: uid, name })),
          ]}
        />
        <Pick
          label={t("around.order")}
          value={order}
          onChange={setOrder}
          choices={ORDERS.map((id) => ({ id, name: t(`around.order-${id}`) }))}
        />
        {!isWanted && (
          <Button look="primary" onPress={() => setIsWanted(true)}>
            {t("around.look-at-all")}
          </Button>
        )}
      </div>
      {!isWanted && <p className="quiet">{t("around.portfolio-hint")}</p>}
      {portfolio.error && <Failed error={portfolio.error} onRetry={() => void portfolio.refetch()} />}
      {isWanted && portfolio.isPending && (
        <>
          <p role="status">{t("around.looking-at-all")}</p>
          <Loading lines={8} />
        </>
      )}
      {portfolio.data && (
        <>
          <Summary portfolio={portfolio.data} />
          <HeatMap portfolio={portfolio.data} />
          <Missing portfolio={portfolio.data} />
        </>
      )}
    </div>
  );
}
