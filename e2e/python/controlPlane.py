"""Drives a Step Functions endpoint with boto3 and prints what it saw as JSON."""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint = sys.argv[1]
config = Config(retries={"max_attempts": 0})
sfn = boto3.client("stepfunctions", endpoint_url=endpoint, config=config)
role = "arn:aws:iam::000000000000:role/agent"
seen = {}


def definition(comment):
    return json.dumps({"Comment": comment, "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}, indent=3) + "\n"


def refused(call):
    try:
        call()
    except ClientError as error:
        return error.response["Error"]["Code"]
    return None


def items(operation, key, **arguments):
    pages = list(sfn.get_paginator(operation).paginate(**arguments)) if sfn.can_paginate(operation) else [getattr(sfn, operation)(**arguments)]
    return [len(pages), [item for page in pages for item in page[key]]]


created = sfn.create_state_machine(name="agent", definition=definition("one ☃"), roleArn=role, publish=True, versionDescription="first", tags=[{"key": "team", "value": "a b"}])
arn = created["stateMachineArn"]
seen["arn"] = arn
seen["version"] = created["stateMachineVersionArn"]
seen["created_year"] = created["creationDate"].year
described = sfn.describe_state_machine(stateMachineArn=arn)
seen["same_bytes"] = described["definition"] == definition("one ☃")
seen["again"] = sfn.create_state_machine(name="agent", definition=definition("one ☃"), roleArn=role, publish=True, versionDescription="first")["stateMachineArn"] == arn
seen["taken"] = refused(lambda: sfn.create_state_machine(name="agent", definition=definition("two"), roleArn=role))
seen["taken_type"] = type(sfn.exceptions.StateMachineAlreadyExists).__name__
updated = sfn.update_state_machine(stateMachineArn=arn, definition=definition("two"))
seen["conflict"] = refused(lambda: sfn.publish_state_machine_version(stateMachineArn=arn, revisionId="INITIAL"))
seen["second"] = sfn.publish_state_machine_version(stateMachineArn=arn, revisionId=updated["revisionId"])["stateMachineVersionArn"]
seen["old"] = sfn.describe_state_machine(stateMachineArn=seen["version"])["definition"] == definition("one ☃")
versions = sfn.list_state_machine_versions(stateMachineArn=arn, maxResults=1)
more = sfn.list_state_machine_versions(stateMachineArn=arn, maxResults=1, nextToken=versions["nextToken"])
seen["versions"] = [v["stateMachineVersionArn"].split(":")[-1] for v in versions["stateMachineVersions"] + more["stateMachineVersions"]]
for number in range(5):
    sfn.create_state_machine(name=f"other-{number}", definition=definition("x"), roleArn=role)
pages, machines = items("list_state_machines", "stateMachines", PaginationConfig={"PageSize": 2})
seen["pages"] = pages
seen["names"] = [machine["name"] for machine in machines]
sfn.tag_resource(resourceArn=arn, tags=[{"key": "more", "value": ""}])
sfn.untag_resource(resourceArn=arn, tagKeys=["team"])
seen["tags"] = sfn.list_tags_for_resource(resourceArn=arn)["tags"]
seen["valid"] = sfn.validate_state_machine_definition(definition=definition("x"))["result"]
seen["invalid"] = sfn.validate_state_machine_definition(definition="{}")["result"]
seen["bad_definition"] = refused(lambda: sfn.create_state_machine(name="bad", definition="{}", roleArn=role))
seen["bad_name"] = refused(lambda: sfn.create_state_machine(name="a b", definition=definition("x"), roleArn=role))
seen["bad_arn"] = refused(lambda: sfn.describe_state_machine(stateMachineArn="nonsense"))
seen["bad_token"] = refused(lambda: sfn.list_state_machines(nextToken="nonsense"))
seen["bad_results"] = refused(lambda: sfn.list_state_machines(maxResults=1001))
sfn.delete_state_machine_version(stateMachineVersionArn=seen["second"])
sfn.delete_state_machine(stateMachineArn=arn)
seen["gone"] = refused(lambda: sfn.describe_state_machine(stateMachineArn=arn))
seen["account"] = boto3.client("sts", endpoint_url=endpoint, config=config).get_caller_identity()["Account"]
seen["roles"] = [role["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] for role in boto3.client("iam", endpoint_url=endpoint, config=config).list_roles()["Roles"]]
print(json.dumps(seen))
