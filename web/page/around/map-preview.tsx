import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Link } from "wouter";

import { ask } from "../api/ask";
import { graphql, readFragment } from "../api/graphql";
import { surely } from "../api/reach";
import { Failed } from "../frame/states";
import { useWords } from "../words";
import { PictureParts } from "./picture-parts";

// The server's drawing is an export, which is kept on record. This picture shows what one may look at anyway.
const DealPicture = graphql(
  `
    query DealPicture($uid: ID!, $language: Language!) {
      opportunity(uid: $uid) { contactMap { ...PictureParts } }
    }
  `,
  [PictureParts],
);
const CustomerPicture = graphql(
  `
    query CustomerPicture($uid: ID!, $language: Language!) {
      customer(uid: $uid) { contactMap { ...PictureParts } }
    }
  `,
  [PictureParts],
);

const MapPicture = lazy(() => surely(() => import("./map-picture")));

/** The map as a picture that leads to the map itself. */
export function MapPreview(props: { kind: "CUSTOMER" | "OPPORTUNITY"; uid: string; name: string }) {
  const { t, asked: language } = useWords();
  const { kind, uid, name } = props;
  const address = `/${kind === "OPPORTUNITY" ? "opportunities" : "customers"}/${uid}/map`;
  const picture = useQuery({
    queryKey: ["around", "picture", kind, uid, language],
    queryFn: async ({ signal }) => {
      const answer =
        kind === "OPPORTUNITY"
          ? (await ask(DealPicture, { uid, language }, signal)).opportunity
          : (await ask(CustomerPicture, { uid, language }, signal)).customer;
      return answer?.contactMap ?? null;
    },
  });
  const people = picture.data ? readFragment(PictureParts, picture.data).stakeholders.length : 0;
  const waiting = <div className="skeleton preview" role="status" aria-label={t("frame.loading")} />;
  return (
    <section className="panel block" aria-labelledby="map-heading">
      <div className="block-head">
        <h2 id="map-heading">{t("map.canvas")}</h2>
        <Link className="button primary" href={address}>
          {t("around.open-map")}
        </Link>
      </div>
      {picture.data && people === 0 && <p className="quiet">{t("around.map-empty")}</p>}
      {picture.error && <Failed error={picture.error} onRetry={() => void picture.refetch()} />}
      {picture.isPending && waiting}
      {picture.data && people > 0 && (
        <Link href={address} className="preview">
          <Suspense fallback={waiting}>
            <MapPicture map={picture.data} name={name} />
          </Suspense>
        </Link>
      )}
    </section>
  );
}
