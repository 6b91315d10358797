variable "name" {
  type        = string
  description = "Prefix of all names: tidemill-<env>-<region>."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 24
    error_message = "name must be kebab-case, begin with tidemill- and have at most 24 characters."
  }
}

variable "kubernetes_version" {
  type        = string
  description = "Version of Kubernetes."
  default     = "1.35"

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "kubernetes_version must be major.minor, such as 1.35."
  }
}

variable "subnets" {
  type        = map(string)
  description = "Ids of the subnets of control plane, nodes and pods, by zone."

  validation {
    condition     = length(var.subnets) >= 2
    error_message = "subnets must be in at least two zones."
  }
}

variable "placement_groups" {
  type        = map(string)
  description = "Placement groups of the latency nodes, by zone."
  default     = {}
}

variable "public_access_cidrs" {
  type        = set(string)
  description = "Networks from which the API of Kubernetes can be reached over the internet, beside from inside the VPC. Empty: from nowhere."
  default     = []

  validation {
    condition     = alltrue([for cidr in var.public_access_cidrs : can(cidrhost(cidr, 0)) && tonumber(split("/", cidr)[1]) >= 24])
    error_message = "public_access_cidrs must be networks of at most /24: offices, not the world."
  }
}

variable "access" {
  type = map(object({
    role_arn   = string
    policy     = string
    namespaces = optional(list(string), [])
  }))
  description = "Who may use Kubernetes, by name: role, one of the access policies of EKS, and its namespaces; none means all. No one else gets in, not even who made the cluster."

  validation {
    condition     = anytrue([for entry in var.access : entry.policy == "AmazonEKSClusterAdminPolicy"])
    error_message = "access must have one AmazonEKSClusterAdminPolicy: without it no one could ever get in."
  }

  validation {
    condition     = alltrue([for entry in var.access : contains(["AmazonEKSClusterAdminPolicy", "AmazonEKSAdminPolicy", "AmazonEKSEditPolicy", "AmazonEKSViewPolicy"], entry.policy)])
    error_message = "policy of access must be one of AmazonEKSClusterAdminPolicy, AmazonEKSAdminPolicy, AmazonEKSEditPolicy, AmazonEKSViewPolicy."
  }
}

variable "service_accounts" {
  type = map(object({
    namespace = optional(string, "tidemill")
    policies  = optional(map(string), {})
  }))
  description = "Service accounts that get a role in AWS, by name: their namespace and what they may do, policies as JSON by name."

  validation {
    condition     = alltrue([for name, account in var.service_accounts : can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", name)) && can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", account.namespace))])
    error_message = "service_accounts and their namespaces must be plain kebab-case: a wildcard would give the role to others."
  }
}

variable "node_groups" {
  type = map(object({
    instance_types = list(string)
    least          = number
    most           = number
    capacity       = optional(string, "ON_DEMAND")
    disk_gb        = optional(number, 50)
    per_zone       = optional(bool, false)
    close_together = optional(bool, false)
    exclusive_cpus = optional(bool, false)
    tainted        = optional(bool, true)
  }))
  description = "Groups of nodes by pool: latency (connect, trade, execute), general (the rest), spot (what may be cut off). least and most are for each group, so for each zone with per_zone."

  default = {
    latency = { instance_types = ["c7i.2xlarge"], least = 1, most = 4, per_zone = true, close_together = true, exclusive_cpus = true }
    general = { instance_types = ["m7i.large"], least = 3, most = 9, tainted = false }
    spot    = { instance_types = ["m7i.xlarge", "m6i.xlarge", "m6a.xlarge"], least = 0, most = 10, capacity = "SPOT" }
  }

  validation {
    condition     = anytrue([for group in var.node_groups : !group.tainted && group.capacity == "ON_DEMAND" && group.least >= 1])
    error_message = "node_groups need one that takes any pod and is always there, for DNS and the like."
  }

  validation {
    condition     = alltrue([for group in var.node_groups : !group.close_together || group.per_zone])
    error_message = "node_groups that lie close together lie in one zone each: per_zone must be true."
  }
}

variable "repositories" {
  type        = set(string)
  description = "Repositories of images."
  default     = ["node", "research"]

  validation {
    condition     = alltrue([for name in var.repositories : can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", name))])
    error_message = "repositories must be kebab-case."
  }
}

variable "force_destroy" {
  type        = bool
  description = "Whether destroying the repositories deletes their images: for environments that are thrown away."
  default     = false
}

variable "log_days" {
  type        = number
  description = "Days for which logs are kept."
  default     = 90

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_days)
    error_message = "log_days must be a retention that CloudWatch Logs knows."
  }
}

variable "log_key_arn" {
  type        = string
  description = "KMS key of the logs."

  validation {
    condition     = can(regex("^arn:[a-z-]+:kms:", var.log_key_arn))
    error_message = "log_key_arn must be the ARN of a KMS key."
  }
}

