// What erasing a person leaves: the record of it, the key of the marks, and the marks that block a re-import.
CREATE CONSTRAINT erasure_uid IF NOT EXISTS FOR (n:Erasure) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT erasure_key_name IF NOT EXISTS FOR (n:ErasureKey) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT erased_mark_hash IF NOT EXISTS FOR (n:ErasedMark) REQUIRE n.hash IS UNIQUE;
