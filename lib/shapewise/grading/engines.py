"""Where submissions run: threads of this process, each of which drives a kernel, or the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

#: Seconds in which a scheduler or a worker answers, if there is one.
PATIENCE = 4


@contextmanager
def open_executor(engine: str, jobs: int, cluster: str | None, say: Callable[[str], None]) -> Iterator[Executor]:
    """An executor that runs `jobs` submissions at once.

    Raises
    ------
    ValueError
        If Dask is not installed, or no scheduler answers.
    """
    if engine == "local":
        pool = ThreadPoolExecutor(jobs)
        try:
            yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        return
    client = _connect(jobs, cluster)
    try:
        _wait_for_a_worker(client, say)
        yield client.get_executor(pure=False)
    finally:
        client.close()


def _connect(jobs: int, cluster: str | None):
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise ValueError("--engine dask needs Dask, which is not installed here: pip install distributed") from None
    if cluster is None:
        return Client(n_workers=jobs, threads_per_worker=1)
    try:
        return Client(cluster, timeout=PATIENCE)
    except OSError:
        raise ValueError(
            f"no Dask scheduler answers at {cluster} (tried for {PATIENCE} s): start one there with `dask "
            "scheduler`, or "
            "leave out --cluster to grade on this machine."
        ) from None


def _wait_for_a_worker(client, say: Callable[[str], None]) -> None:
    """Until the cluster has a worker; said if that takes long."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        address = client.scheduler.address
        say(
            f"the Dask scheduler at {address} has no worker yet: start one with `dask worker {address}`. Waiting "
            "for it ..."
        )
        client.wait_for_workers(1)
