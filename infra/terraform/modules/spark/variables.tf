variable "name" {
  type        = string
  description = "Prefix of all names: tidemill-<env>-<region>."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 24
    error_message = "name must be kebab-case, begin with tidemill- and have at most 24 characters."
  }
}

variable "release" {
  type        = string
  description = "Release of EMR: Spark 4 on Java 17."
  default     = "emr-spark-8.0.0"

  validation {
    condition     = can(regex("^emr-spark-([89]|[1-9][0-9])\\.[0-9]+\\.[0-9]+$", var.release))
    error_message = "release must be emr-spark-8.0.0 or newer: older ones have Spark 3."
  }
}

variable "network" {
  type = object({
    vpc_id          = string
    subnet_ids      = list(string)
    endpoints_group = string
    s3_prefix_list  = string
  })
  description = "Where workers run, and the two ways that they have out of their group: the interface endpoints and S3."

  validation {
    condition     = length(var.network.subnet_ids) >= 1
    error_message = "network must have subnets."
  }
}

variable "capacity" {
  type        = object({ vcpu = number, memory_gb = number })
  description = "The most that all jobs together may take."
  default     = { vcpu = 64, memory_gb = 256 }

  validation {
    condition     = var.capacity.vcpu >= 8 && var.capacity.memory_gb >= var.capacity.vcpu * 2 && var.capacity.memory_gb <= var.capacity.vcpu * 8
    error_message = "capacity must have at least 8 vcpu, and 2 to 8 GB of memory for each."
  }
}

variable "buckets" {
  type        = object({ artifacts = string, research = string })
  description = "Names of the buckets of jars and of reports and logs."

  validation {
    condition     = length(var.buckets.artifacts) > 0 && length(var.buckets.research) > 0
    error_message = "buckets must be named."
  }
}

variable "policies" {
  type        = map(string)
  description = "What a job may do, policies as JSON by name: read the lake and its catalog, read jars, write reports."
}

variable "nightly" {
  type = object({
    expression = string
    timezone   = string
    jar        = string
    arguments  = list(string)
    minutes    = number
  })
  description = "The nightly run: when, the jar in the bucket of artifacts, the arguments of ResearchMain, and the minutes after which it is stopped. null: none."
  default     = null

  validation {
    condition     = var.nightly == null ? true : can(regex("^(cron|rate)\\(.+\\)$", var.nightly.expression)) && startswith(var.nightly.jar, "jars/") && var.nightly.minutes >= 5
    error_message = "nightly must have a cron(...) or rate(...), a jar below jars/ and at least 5 minutes."
  }
}

variable "dead_letter_key_arn" {
  type        = string
  description = "KMS key of the queue that keeps starts which failed."

  validation {
    condition     = can(regex("^arn:[a-z-]+:kms:", var.dead_letter_key_arn))
    error_message = "dead_letter_key_arn must be the ARN of a KMS key."
  }
}
