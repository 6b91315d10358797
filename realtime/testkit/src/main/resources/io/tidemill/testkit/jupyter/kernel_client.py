"""Drives a kernel through Jupyter's own client: one JSON request a line on stdin, one JSON answer a line on stdout.

Usage: kernel_client.py KERNEL_NAME (JUPYTER_PATH says where its kernel.json is)
"""
import json
import queue
import sys
import threading
import time

from jupyter_client.manager import KernelManager

TIMEOUT_S = 20


def start(name):
    manager = KernelManager(kernel_name=name)
    begun = time.monotonic()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=TIMEOUT_S)
    return manager, client, time.monotonic() - begun


def messages(client, message_id):
    """All that the kernel publishes for a request, until it is idle again."""
    published = []
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT_S)
        if message["parent_header"].get("msg_id") != message_id:
            continue
        published.append({"type": message["msg_type"], "content": message["content"]})
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return published


def reply(client, message_id):
    while True:
        message = client.get_shell_msg(timeout=TIMEOUT_S)
        if message["parent_header"].get("msg_id") == message_id:
            return message["content"]


def execute(manager, client, request):
    inputs = list(request.get("inputs", []))
    message_id = client.execute(
        request["code"],
        silent=request.get("silent", False),
        user_expressions=request.get("expressions", {}),
        allow_stdin="inputs" in request,
        stop_on_error=False,
    )
    asked = threading.Event()
    begun = None
    if "interrupt_on" in request:
        published = wait_for_text(client, message_id, request["interrupt_on"])
        begun = time.monotonic()
        manager.interrupt_kernel()
    else:
        published = []
    while inputs:
        client.get_stdin_msg(timeout=TIMEOUT_S)
        asked.set()
        client.input(inputs.pop(0))
    published += messages(client, message_id)
    content = reply(client, message_id)
    answer = {"reply": content, "published": published}
    if begun is not None:
        answer["interrupt_s"] = time.monotonic() - begun
    return answer


def wait_for_text(client, message_id, text):
    """What is published until a stream or a question holds the text."""
    published = []
    deadline = time.monotonic() + TIMEOUT_S
    while time.monotonic() < deadline:
        if text == "<input>":
            client.get_stdin_msg(timeout=TIMEOUT_S)
            return published
        message = client.get_iopub_msg(timeout=TIMEOUT_S)
        if message["parent_header"].get("msg_id") == message_id:
            published.append({"type": message["msg_type"], "content": message["content"]})
            if message["msg_type"] == "stream" and text in message["content"]["text"]:
                return published
    raise TimeoutError("never saw " + text)


def answer(manager, client, request):
    kind = request["kind"]
    if kind == "execute":
        return execute(manager, client, request)
    if kind == "run_all":
        ids = [client.execute(code, stop_on_error=True) for code in request["codes"]]
        return {"replies": [reply(client, each) for each in ids]}
    if kind == "info":
        return reply(client, client.kernel_info())
    if kind == "complete":
        return reply(client, client.complete(request["code"], request["cursor"]))
    if kind == "inspect":
        return reply(client, client.inspect(request["code"], request["cursor"]))
    if kind == "is_complete":
        return reply(client, client.is_complete(request["code"]))
    if kind == "history":
        return reply(client, client.history(**request["arguments"]))
    if kind == "comm_info":
        return reply(client, client.comm_info())
    if kind == "restart":
        begun = time.monotonic()
        manager.restart_kernel(now=False)
        client.wait_for_ready(timeout=TIMEOUT_S)
        return {"seconds": time.monotonic() - begun}
    if kind == "shutdown_busy":
        client.execute(request["code"])
        while client.get_iopub_msg(timeout=TIMEOUT_S)["msg_type"] != "execute_input":
            pass
    if kind in ("shutdown", "shutdown_busy"):
        process = manager.provisioner.process
        begun = time.monotonic()
        client.shutdown()
        code = process.wait(timeout=TIMEOUT_S)
        return {"exit_code": code, "seconds": time.monotonic() - begun}
    raise ValueError("unknown kind " + kind)


def main():
    manager, client, seconds = start(sys.argv[1])
    print(json.dumps({"ready_s": seconds}), flush=True)
    try:
        for line in sys.stdin:
            try:
                result = answer(manager, client, json.loads(line))
            except queue.Empty:
                result = {"timeout": True}
            print(json.dumps(result), flush=True)
    finally:
        client.stop_channels()
        if manager.is_alive():
            manager.shutdown_kernel(now=True)


main()
