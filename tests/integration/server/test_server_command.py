"""The server as an operator runs it: two processes from the shell, and what they write to the log."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec
import pytest
from postgres_cluster import free_port
from server_factory import API, Laptop
from sqlalchemy import select

from jgvisit.ids import CaseId, EnrolmentId, WorkerId, new_uuid7
from jgvisit.server.command import main
from jgvisit.server.feed.models import assignment
from jgvisit.server.installation import open_municipality
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.enrolment import read_code
from jgvisit.sync.wire import Enrolment, EnrolmentRequest

NAME = "Willemijn van Voorbeeld"


def commanded(*arguments: str | Path) -> list[str]:
    script = "import sys; from jgvisit.server.command import main; sys.exit(main(sys.argv[1:]))"
    return [sys.executable, "-c", script, *map(str, arguments)]


@contextmanager
def process(*arguments: str | Path, log: list[str]) -> Iterator[None]:
    with subprocess.Popen(commanded(*arguments), stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        reading = threading.Thread(target=lambda: log.extend(running.stderr or ()))
        reading.start()
        try:
            yield
        finally:
            running.terminate()
            reading.join()
    assert running.returncode in {0, -15}


def wait_for(what: str, condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def test_from_init_to_an_enrolled_and_assigned_laptop_by_the_shell(
    tmp_path: Path, issuer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, port, watched = tmp_path / "server", free_port(), free_port()
    url = f"https://127.0.0.1:{port}"
    given = ["--municipality", "Gemeente Voorbeeldstad", "--issuer", issuer, "--client-id", "jgvisit", "--demo"]
    officer = ["--officer-subject", "officer", "--officer-name", "Officer One", "--public-url", url]
    assert main(["init", "--dir", str(folder), *given, *officer]) == 0
    log: list[str] = []
    with (
        process("ca", "--dir", folder / "ca", log=log),
        process("run", "--dir", folder, "--listen", f"127.0.0.1:{port}", "--metrics", f"127.0.0.1:{watched}", log=log),
        line_to(folder, url) as http,
    ):
        wait_for("the CA", (folder / "ca" / "endpoint.json").exists)
        wait_for("the server", lambda: _answers(http))
        capsys.readouterr()
        assert main(["code", "--dir", str(folder), "--worker", "subject-1", "--name", NAME]) == 0
        laptop = Laptop(http)
        enrolment = _ask(laptop, capsys.readouterr().out)
        assert main(["waiting", "--dir", str(folder)]) == 0
        assert capsys.readouterr().out.split("\t") == [
            enrolment.enrolment,
            "LT-0001",
            " ".join(enrolment.words) + "\n",
        ]
        key = folder / "offline" / "officer-1.key"
        approve = ["approve", "--dir", str(folder), "--enrolment", enrolment.enrolment, "--officer-key", str(key)]
        assert main(approve) == 0
        assert main(approve) == 1
        state = laptop.call("GET", f"/enrolments/{EnrolmentId(enrolment.enrolment)}").json()
        assert (state["state"], state["worker_name"]) == ("approved", NAME)
        case = CaseId(new_uuid7())
        assert main(["assign", "--dir", str(folder), "--case", case, "--worker", state["worker"]]) == 0
        before = http.get(f"{API}/server").json()["epoch"]
        assert main(["restored", "--dir", str(folder)]) == 0
        assert http.get(f"{API}/server").json()["epoch"] != before
        assert _assigned(folder) == [(case, WorkerId(state["worker"]))]
        figures = httpx.get(f"http://127.0.0.1:{watched}/metrics", trust_env=False).text
    assert 'jgvisit_requests_total{method="GET",route="/health/ready",status="200"}' in figures
    assert "jgvisit_backups 0.0" in figures
    for hidden in (NAME, enrolment.enrolment, case, "subject-1"):
        assert hidden not in figures
    written = "".join(log)
    assert '"event": "request"' in written
    for hidden in (NAME, "Willemijn", enrolment.enrolment, case, "subject-1"):
        assert hidden not in written


def test_what_cannot_be_is_said_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--dir", str(tmp_path)]) == 1
    assert "init" in capsys.readouterr().err
    assert main(["run", "--dir", str(tmp_path), "--listen", "8443"]) == 1
    assert "HOST:PORT" in capsys.readouterr().err
    assert main(["run", "--dir", str(tmp_path), "--tls-cert", "x.pem"]) == 1
    assert "go together" in capsys.readouterr().err


def line_to(folder: Path, url: str) -> httpx.Client:
    import ssl

    context = ssl.create_default_context(cafile=folder / "tls-ca.pem")
    return httpx.Client(base_url=url, verify=context, trust_env=False)


def _answers(http: httpx.Client) -> bool:
    try:
        return http.get(f"{API}/health/ready").status_code == 200
    except httpx.TransportError:
        return False


def _ask(laptop: Laptop, code: str) -> Enrolment:
    request = EnrolmentRequest(
        secret=read_code(code).secret,
        public_key=to_base64(laptop.key.public_key_der),
        csr=to_base64(laptop.key.csr()),
        label="LT-0001",
    )
    return msgspec.json.decode(laptop.call("POST", "/enrolments", request).content, type=Enrolment)


def _assigned(folder: Path) -> list[tuple[CaseId, WorkerId]]:
    municipality = open_municipality(folder)
    try:
        with municipality.database.read(municipality.tenant) as conn:
            rows = conn.execute(select(assignment.c.case_id, assignment.c.worker)).all()
    finally:
        municipality.database.close()
    return [(CaseId(row.case_id), WorkerId(row.worker)) for row in rows]
