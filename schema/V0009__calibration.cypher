// How our estimates of votes came true in our own closed deals: one node, worked out anew whenever somebody asks for it.

CREATE CONSTRAINT calibration_uid IF NOT EXISTS FOR (n:Calibration) REQUIRE n.uid IS UNIQUE;
