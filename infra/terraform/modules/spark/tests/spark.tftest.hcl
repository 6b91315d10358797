mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name                = "tidemill-prod-tokyo"
  buckets             = { artifacts = "artifacts", research = "research" }
  dead_letter_key_arn = "arn:aws:kms:ap-northeast-1:123456789012:key/queues"
  policies            = { lake = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::lake/*\"}]}" }

  network = {
    vpc_id          = "vpc-1"
    subnet_ids      = ["subnet-a"]
    endpoints_group = "sg-endpoints"
    s3_prefix_list  = "pl-s3"
  }

  nightly = {
    expression = "cron(30 0 * * ? *)"
    timezone   = "UTC"
    jar        = "jars/tidemill-research.jar"
    arguments  = ["tune", "--help"]
    minutes    = 240
  }
}

run "application_runs_spark_4_inside_the_network" {
  assert {
    condition     = aws_emrserverless_application.this.release_label == "emr-spark-8.0.0" && aws_emrserverless_application.this.network_configuration[0].subnet_ids == toset(["subnet-a"])
    error_message = "jobs must run Spark 4 in our subnets"
  }

  assert {
    condition     = strcontains(output.spark_settings["spark.executor.extraJavaOptions"], "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED")
    error_message = "executors must open what Agrona needs"
  }

  assert {
    condition     = tonumber(output.spark_settings["spark.dynamicAllocation.maxExecutors"]) == 15
    error_message = "driver and executors must fit into the capacity"
  }
}

run "nightly_starts_the_job" {
  assert {
    condition     = jsondecode(aws_scheduler_schedule.nightly["this"].target[0].input).JobDriver.SparkSubmit.EntryPoint == "s3://artifacts/jars/tidemill-research.jar"
    error_message = "the schedule must start the jar"
  }

  assert {
    condition     = jsondecode(aws_scheduler_schedule.nightly["this"].target[0].input).ClientToken == "<aws.scheduler.execution-id>"
    error_message = "a start that is tried again must start nothing twice"
  }

  assert {
    condition     = aws_sqs_queue.failed["this"].kms_master_key_id == var.dead_letter_key_arn && length(aws_scheduler_schedule.nightly["this"].target[0].dead_letter_config) == 1
    error_message = "a start that failed must be kept, encrypted"
  }
}

run "without_nightly" {
  variables {
    nightly = null
  }

  assert {
    condition     = output.failed_queue == null && length(aws_scheduler_schedule.nightly) == 0
    error_message = "without a nightly run there must be no schedule"
  }
}

run "inputs_out_of_bounds_are_refused" {
  command = plan
  variables {
    name                = "spark"
    release             = "emr-7.5.0"
    capacity            = { vcpu = 4, memory_gb = 1 }
    buckets             = { artifacts = "", research = "r" }
    nightly             = { expression = "daily", timezone = "UTC", jar = "x.jar", arguments = [], minutes = 1 }
    dead_letter_key_arn = "key"
    network             = { vpc_id = "v", subnet_ids = [], endpoints_group = "sg", s3_prefix_list = "pl" }
  }
  expect_failures = [var.name, var.release, var.capacity, var.buckets, var.nightly, var.dead_letter_key_arn, var.network]
}
