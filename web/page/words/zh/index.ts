import around from "./around.json";
import choose from "./choose.json";
import frame from "./frame.json";
import history from "./history.json";
import insights from "./insights.json";
import keys from "./keys.json";
import making from "./making.json";
import map from "./map.json";
import out from "./out.json";
import settings from "./settings.json";
import start from "./start.json";
import time from "./time.json";
import views from "./views.json";

/** One file per part of the page; an identifier begins with its part's name. */
export const zh = {
  ...around,
  ...choose,
  ...frame,
  ...history,
  ...insights,
  ...keys,
  ...making,
  ...map,
  ...out,
  ...settings,
  ...start,
  ...time,
  ...views,
};
