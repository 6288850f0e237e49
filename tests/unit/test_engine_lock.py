"""The lock file names every jar once, in a form that can be fetched and checked."""

from __future__ import annotations

import re

from graph_crm.graph.local.lock import LOCK, read_lock


def test_it_locks_the_community_server_of_the_5_26_lts() -> None:
    lock = read_lock()
    assert re.fullmatch(r"5\.26\.\d+", lock.version)
    assert lock.main == "org.neo4j.server.CommunityEntryPoint"
    names = {(jar.group, jar.artifact) for jar in lock.jars}
    assert {("org.neo4j", "neo4j"), ("org.neo4j.app", "neo4j-server")} <= names
    assert len(lock.jars) > 200
    assert 100e6 < lock.size < 200e6


def test_all_parts_of_neo4j_are_of_one_version() -> None:
    lock = read_lock()
    parts = {"neo4j", "neo4j-server", "neo4j-kernel", "neo4j-bolt", "neo4j-cypher"}
    versions = {jar.version for jar in lock.jars if jar.artifact in parts}
    assert versions == {lock.version}


def test_every_jar_has_a_hash_a_size_and_a_name_of_its_own() -> None:
    lock = read_lock()
    assert all(re.fullmatch(r"[0-9a-f]{64}", jar.sha256) for jar in lock.jars)
    assert all(jar.size > 0 for jar in lock.jars)
    assert len({jar.file for jar in lock.jars}) == len(lock.jars)


def test_a_classifier_is_part_of_the_path() -> None:
    native = next(jar for jar in read_lock().jars if jar.classifier == "linux-x86_64")
    assert native.path.endswith(f"/{native.version}/{native.artifact}-{native.version}-linux-x86_64.jar")


def test_nothing_of_a_test_or_an_address_is_in_it() -> None:
    content = LOCK.read_text(encoding="utf-8")
    assert "://" not in content
    assert "junit" not in content


def test_the_digest_follows_the_jars() -> None:
    lock = read_lock()
    shorter = type(lock)(lock.version, lock.main, lock.jars[1:])
    assert lock.digest != shorter.digest
