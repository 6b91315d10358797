variable "account_id" {
  type        = string
  description = "AWS account of the environment."

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must have 12 digits."
  }
}

variable "environment" {
  type        = string
  description = "Environment whose state is kept."

  validation {
    condition     = can(regex("^[a-z]{3,8}$", var.environment))
    error_message = "environment must have 3 to 8 lower-case letters."
  }
}

variable "region" {
  type        = string
  description = "Region of the state."
  default     = "ap-northeast-1"

  validation {
    condition     = can(regex("^[a-z]{2}-[a-z]+-[0-9]$", var.region))
    error_message = "region must be a region of AWS, such as ap-northeast-1."
  }
}

variable "owner" {
  type        = string
  description = "Who answers for the environment: the tag Owner."

  validation {
    condition     = length(var.owner) > 0
    error_message = "owner must not be empty."
  }
}

variable "cost_center" {
  type        = string
  description = "Who pays: the tag CostCenter."

  validation {
    condition     = length(var.cost_center) > 0
    error_message = "cost_center must not be empty."
  }
}
